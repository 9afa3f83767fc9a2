"""Which texts are English, and which others give themselves away by their letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.language import language_of
from analysis.lexicons import lexicon

# Article 1 of the Universal Declaration of Human Rights
HUMAN = {
    "en": "All human beings are born free and equal in dignity and rights. They are endowed with "
    "reason and conscience and should act towards one another in a spirit of brotherhood.",
    "ru": "Все люди рождаются свободными и равными в своем достоинстве и правах.",
    "uk": "Всі люди народжуються вільними і рівними у своїй гідності та правах.",
    "bg": "Всички хора се раждат свободни и равни по достойнство и права. Те са надарени с разум "
    "и съвест и следва да се отнасят помежду си в дух на братство, което е дълг и път.",
    "el": "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια.",
    "he": "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם.",
    "ar": "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق.",
    "fa": "تمام افراد بشر آزاد به دنیا می‌آیند و از لحاظ حیثیت و حقوق با هم برابرند و پیوند دارند.",
    "zh": "人人生而自由，在尊严和权利上一律平等。",
    "ja": "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。",
    "ko": "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.",
    "ka": "ყველა ადამიანი იბადება თავისუფალი და თანასწორი თავისი ღირსებითა და უფლებებით.",
    "th": "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ",
}

UNDECIDED = {
    "French": "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont "
    "doués de raison et de conscience et doivent agir les uns envers les autres.",
    "German": "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit "
    "Vernunft und Gewissen begabt und sollen einander im Geist der Brüderlichkeit begegnen.",
    "Spanish": "Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados "
    "como están de razón y conciencia, deben comportarse fraternalmente los unos con los otros.",
    "Dutch": "Alle mensen worden vrij en gelijk in waardigheid en rechten geboren. De minister was "
    "in Den Haag en zei dat over de top nog niet is beslist.",
    "Danish": "Alle mennesker er født frie og lige i værdighed og rettigheder. Ministeren sagde, "
    "at der for nylig blev holdt et møde under ledelse af FN, og at det for alle var godt.",
    "Polish": "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są "
    "oni obdarzeni rozumem i sumieniem i powinni postępować wobec innych w duchu braterstwa.",
    "Turkish": "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Bakan her iki "
    "tarafın da on gün içinde görüşeceğini söyledi.",
    "Vietnamese": "Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền lợi.",
    "Indonesian": "Semua orang dilahirkan merdeka dan mempunyai martabat dan hak-hak yang sama.",
    "Hindi, or Marathi": "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है।",
    "no letters": "2025-08-24, 14:30 …",
    "nothing": "",
}


@pytest.mark.parametrize("language", HUMAN)
def test_a_language_that_its_words_or_letters_decide(language):
    assert language_of(HUMAN[language]) == language


@pytest.mark.parametrize("language", UNDECIDED)
def test_a_language_that_cannot_be_told_is_not_pretended(language):
    assert language_of(UNDECIDED[language]) == "und"


@pytest.mark.parametrize(
    "sentence",
    [
        "Putin called Trump.",
        "Lavrov said no.",
        "British aircraft using precision guided missiles killed 4 Iraqis in an attack on Basra.",
        "“No date has been set,” Zelenskyy’s envoy said in Genève.",
        "The paper Известия said that the talks were over.",
    ],
)
def test_a_short_english_sentence(sentence):
    assert language_of(sentence) == "en"


def test_an_english_quotation_does_not_make_a_russian_article_english():
    assert language_of(HUMAN["ru"] * 3 + " “This is what they said.”") == "ru"


@given(st.text())
def test_any_text_has_an_answer(text):
    known = {"en", "und"} | {row["language"] for row in lexicon("scripts")}
    assert language_of(text) in known
