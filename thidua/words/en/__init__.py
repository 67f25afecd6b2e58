"""The English catalogue, complete: a test holds its keys against the Vietnamese ones."""
