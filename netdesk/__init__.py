"""Netdesk: the desk of people who live from referrals."""

__version__ = "0.1.0"
