"""Tests of scales as offices write them."""
