"""From phone: a code on the screen, a question, and what arrives while one watches."""
