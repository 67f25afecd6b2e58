"""The whole report of a year, part by part."""
