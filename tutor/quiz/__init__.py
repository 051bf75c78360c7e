"""Quiz mode: cards from the learner's own lines and from the bank, asked when they are due."""
