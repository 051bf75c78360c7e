"""The bank: facts and words of content/, compiled to one file that loads in milliseconds."""
