"""Who leads the bloc: policies, rotation, simulation."""
