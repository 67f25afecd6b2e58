"""From points to ranks and bands; ties and what settles them."""
