"""The page of the referrals: a board by status, a list, and beside them the one that is open."""
