"""The domain: what a bloc does, each wing with its results and its checks."""
