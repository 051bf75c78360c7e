"""Commands about the build cache."""
