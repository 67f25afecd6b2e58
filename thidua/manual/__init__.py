"""The manual, pages in both languages, as `thidua help TOPIC` and the site show them."""
