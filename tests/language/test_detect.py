"""Languages of short texts, written for this: neighbours in one script, names in another, few kana."""

import pytest

from dragoman.language.detect import detect

CASES = (
    ("ru", "Мост закрыт"),
    ("ru", "Мэр назначил сенатора Водянова на пост инспектора порта"),
    ("ru", "Смартфон Harbour Phone Ultra получил камеру от Lens & Sons, пишет The Echo"),
    ("uk", "Міст закрили до осені."),
    ("uk", "Порт чекає на перший поїзд, а місто на рибу."),
    ("be", "Мост зачынілі да восені, паведамілі ў гарадскім савеце."),
    ("bg", "Мост затворен до есента, съобщиха от кметството във вторник."),
    ("bg", "Кметът каза, че мостът ще се отвори през есента."),
    ("sr", "Мост је затворен до јесени."),
    ("mk", "Мостот е затворен до есен, соопштија од општината."),
    ("kk", "Көпір күзге дейін жабылды."),
    ("ky", "Көпүрө күзгө чейин жабылды."),
    ("mn", "Гүүрийг намар хүртэл хаажээ."),
    ("ja", "男女個人戦も独占、県大会決勝"),
    ("ja", "県知事選、現職が出馬表明"),
    ("ja", "川端社の新製品 Harbour Phone 13 Pro Max"),
    ("zh", "大桥今天起封闭，渡船照常"),
    ("zh", "大橋今起封閉，渡輪照常"),
    ("zh", "老牌餐厅“海之家”推出优の良品便当，市民排起长队"),
    ("ko", "강나루시 다리 폐쇄, 大橋 공사 연기"),
    ("sw", "Daraja limefungwa hadi msimu wa vuli, halmashauri ilisema Jumatatu."),
    ("th", "สะพานปิด"),
    ("und", "12 + 13 = 25"),
)


@pytest.mark.parametrize(("code", "text"), CASES)
def test_a_short_text_has_its_language(code: str, text: str) -> None:
    assert detect(text) == code
