"""Article → reading: what is found in a text, as frozen findings; no dataframe yet."""
