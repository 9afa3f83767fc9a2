from analysis.text.doc import parse
from analysis.text.marks import marks_of

TEXT = "Kenya said it would talk."


def test_a_text_is_read_once_however_often_it_is_asked_for():
    doc = parse(TEXT)
    assert marks_of(doc) is marks_of(doc)


def test_two_documents_of_one_text_have_equal_marks():
    assert marks_of(parse(TEXT)) == marks_of(parse(TEXT))


def test_the_model_marks_who_said_what():
    (said,) = marks_of(parse(TEXT)).attributions
    words = [TEXT[start:end] for start, end in (*said.source, *said.cue)]
    assert words == ["Kenya", "said"]
