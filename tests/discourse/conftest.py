"""What the tests of discourse networks draw from."""

from hypothesis import settings

# the first call of a frame is slow and says nothing of the later ones; the same examples every run
settings.register_profile("discourse", deadline=None, derandomize=True, max_examples=10)
settings.load_profile("discourse")
