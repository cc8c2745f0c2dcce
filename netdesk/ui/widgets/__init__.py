"""Small widgets that know nothing of Netdesk: they take plain text, colours and pictures."""
