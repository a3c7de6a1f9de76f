"""Which training reports are kept aside: nothing but a rule that both environments can import."""


def is_held_out(number: int) -> bool:
    """Whether the training report of this number is kept aside (every 20th), to choose the decoding settings."""
    return number % 20 == 7
