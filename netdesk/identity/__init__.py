"""Who is it: phone numbers understood, likeness of two people, and who among many is alike."""
