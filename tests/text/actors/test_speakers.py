import pytest


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # names with what stands before and behind them
        ("Commodore Rafael Dizon spoke. “We stay,” Dizon said.", ["rafael-dizon"]),
        ("Its envoy, Zoraida Nunez, said the border was calm.", ["zoraida-nunez"]),
        ("Smith's lawyer, Carla Boone, said he would appeal.", ["carla-boone"]),
        ("Stein spokeswoman Melezia Figueroa said no one came.", ["melezia-figueroa"]),
        ("Sudan's army chief, Gen. Abdel Fattah al-Burhan, said no truce held.",
         ["abdel-fattah-al-burhan"]),
        # offices and descriptions
        ("Sen. Bernie Sanders came to Ohio. The senator said the law was weak.",
         ["bernie-sanders"]),
        ("A source said the ship sank. The source said nobody died.", ["source", "source"]),
        ("A senior official said the deal was near.", ["senior-official"]),
        ("Fox News sued. Ann Reed's attorney said it would lose.", ["ann-reeds-attorney"]),
        ("The Clinton campaign said the ad will air.", ["clinton-campaign"]),
        ("Skittish Democrats say the plan is weak.", ["skittish-democrats"]),
        ("Democrats say the plan is weak.", ["democratic-party"]),
        ("Residents of the delta said the water was gone.", ["residents"]),
        ("Zoraida Nunez left. Her office said she would return.", ["zoraida-nunez"]),
        # several, and those who stand for others
        ("Peru's foreign minister, Ana Paredes, met her Chilean counterpart, Luis Vega. "
         "Both ministers said the talks were useful.", ["ana-paredes", "luis-vega"]),
        ("Ana Ruiz, who said no, left.", ["ana-ruiz"]),
        ("Critics left. They said the plan was weak.", ["critics"]),
        ("The United States met Ann Reed and Tom Hill. They said the talks were useful.",
         ["ann-reed", "tom-hill"]),
        ("The White House said the talks were useful.", ["united-states"]),
        # nobody we could name
        ("Someone said the plan was weak.", [None]),
    ],
)  # fmt: skip
def test_who_speaks(tell, text, speakers):
    assert tell(text).speakers() == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # beside a name: titles, brackets, bodies and labels between the two
        ("He wrote to Tom Hill, an Ohio farmer, who said the plan was weak.", "tom-hill"),
        ("Rep. Tom Hill (R-Ohio), chairman of the water board, said the plan was weak.",
         "tom-hill"),
        ("One of her advisers, Tom Hill, said the plan was weak.", "tom-hill"),
        ("Church spokesman the Rev. Tom Hill said the plan was weak.", "tom-hill"),
        ("Her lawyer and cousin Tom Hill said the plan was weak.", "tom-hill"),
        ("The leader of the Reed Fund, Tom Hill, said the plan was weak.", "tom-hill"),
        ("Democrat Tom Hill said the plan was weak.", "tom-hill"),
        ("Pres. Tom Hill said the plan was weak.", "tom-hill"),
        ("Mark Cuban came to Lima. Cuban said the plan was weak.", "mark-cuban"),
        ("They read the notes by Ann Reed, who said the plan was weak.", "ann-reed"),
        # somebody else than who was named
        ("Ann Reed met Tom Hill. The businessman said the talks were useful.", "tom-hill"),
        ("Ann Reed left. The head of the Hill Fund said the talks were useful.", "head"),
        ("One side said yes. The other side said no.", "other-side"),
        ("Ann Reed spoke with Eve Hill, and the next mayor said no.", "next-mayor"),
        # bodies and numbers of people
        ("Ann Reed came. The Reed campaign said the plan was weak.", "reed-campaign"),
        ("The Reed and Hill campaigns said the plan was weak.", "hill-campaigns"),
        ("Papers filed in May said the plan was weak.", "papers"),
        ("Hundreds of farmers said the plan was weak.", "farmers"),
        ("Former President Ian Cox met President Tom Hill. The former president said no.",
         "ian-cox"),
    ],
)  # fmt: skip
def test_whom_a_description_means(tell, text, speaker):
    assert tell(text).speakers()[-1] == speaker


def test_a_headline_opens_with_a_surname(tell):
    told = tell("Hill Tells Crowd Plan Is Weak.\n\nTom Hill said the plan was weak.")
    assert set(told.speakers()) == {"tom-hill"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Tom Hill met Ian Cox. In an interview with Ian Cox, he said the talks were useful.",
         "tom-hill"),
        ("Tom Hill spoke in Lima. “Ian Cox must go,” he said.", "tom-hill"),
        ("Tom Hill said Ian Cox had lied. He said the talks were over.", "tom-hill"),
        ("Ann Reed met Tom Hill in Lima. He said the talks were useful.", "tom-hill"),
        ("Tom Hill met Ian Cox in Lima. He said the talks were useful.", "tom-hill"),
        ("“It is late,” Tom Hill told Ian Cox. He said the talks would wait.", "tom-hill"),
        ("Tom Hill said: “Rain fell. It was cold. Wind came. Snow fell. Ice came.” "
         "He said the road was closed.", "tom-hill"),
        ("A spokeswoman left. She said the talks were useful.", "spokeswoman"),
    ],
)  # fmt: skip
def test_who_he_and_she_are(tell, text, speaker):
    assert tell(text).speakers()[-1] == speaker


def test_a_president_is_not_the_lady_of_his_name(tell):
    told = tell(
        "President Obama came. Mr. Obama met Ann Reed. Michelle Obama left. “No,” Mr. Obama said."
    )
    assert told.speakers() == ["obama"]
    assert {"obama", "michelle-obama"} <= told.actors.keys()


def test_the_headline_names_nobody_longer_than_the_text(tell):
    told = tell(
        "Elizabeth Warren Hammers Wells Fargo Over Fees\n\n“No,” Sen. Elizabeth Warren said."
    )
    assert set(told.speakers()) == {"elizabeth-warren"}


def test_we_is_the_side_of_who_speaks_not_of_whose_lawyer_speaks(tell):
    told = tell("“We stay,” Ann Reed's lawyer, Swiss Ambassador Tom Hill, said.")
    assert ("We", "switzerland") in told.named()


def test_the_turns_of_a_transcript(tell):
    told = tell(
        "Kristen Welker spoke with Russian Foreign Minister Sergey Lavrov.\n\n"
        "WELKER: When will you meet?\n\nLAVROV: We are ready. I told Tom Hill so.\n\n"
        "WELKER: Will he come?\n\nMR. LAVROV: He said he would."
    )
    assert set(told.speakers()) == {"kristen-welker", "sergey-lavrov", "tom-hill"}
    assert [actor for words, actor in told.named() if words in {"We", "I", "he", "He"}] == [
        "russia", "sergey-lavrov", "tom-hill", "tom-hill", "tom-hill",
    ]  # fmt: skip
