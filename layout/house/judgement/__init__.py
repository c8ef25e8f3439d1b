"""A house judged as a whole: values that do not agree with one another. `limits.py` judges single ones."""
