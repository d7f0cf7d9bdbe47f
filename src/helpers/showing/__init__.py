"""How it looks: sentences, tables, charts and Typst."""
