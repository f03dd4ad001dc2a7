"""The recipe of the reader model: data, training, measures and export."""
