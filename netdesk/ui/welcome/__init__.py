"""The first start: me, bringing in people, what Today is."""
