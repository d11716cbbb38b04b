"""What words tell."""

from itertools import permutations

from cchc.checker.checks.meaning import Weights, coverage, meaning


def test_a_word_in_many_labels_tells_less() -> None:
    weight = Weights([frozenset({"xa", "kiemtra"}), frozenset({"xa", "hop"}), frozenset({"xa", "khao"})])
    assert weight["xa"] < weight["hop"] < weight["chưa gặp"]


def test_coverage_is_the_share_of_what_the_words_tell() -> None:
    weight = Weights([frozenset({"a1", "b1"})])
    assert coverage(frozenset({"a1", "b1"}), frozenset({"a1"}), weight) == 0.5
    assert coverage(frozenset({"a1"}), frozenset({"a1", "b1"}), weight) == 1.0
    assert coverage(frozenset(), frozenset({"a1"}), weight) == 0.0


def test_the_order_of_words_changes_nothing() -> None:
    labels = [frozenset({f"w{other}" for other in range(one, 9)}) for one in range(9)]
    weight = Weights(labels)
    words = [f"w{one}" for one in range(6)]
    shares = {coverage(frozenset(order), frozenset(words[:4]), weight) for order in permutations(words)}
    assert len(shares) == 1


def test_long_and_short_names_mean_the_same() -> None:
    assert meaning("UBND tỉnh") == meaning("Ủy ban nhân dân tỉnh")
