"""The form that computes what a measure gives."""

import pytest

pytestmark = [pytest.mark.web, pytest.mark.calculator]


def test_the_form_computes(browser):
    page = browser.get(
        "/sums",
        params={
            "measure": "cio-assistants",
            "year": "2025",
            "cost-employment": "600万円",
            "cost-recruitment": "120万円",
            "compute": "1",
        },
    ).text
    assert "概算で490万円です" in page
    assert "対象経費の合計700万円 × 措置率0.7 = 490万円" in page
    assert "L539" in page


def test_the_form_begins_with_the_last_year_that_has_rules(browser):
    page = browser.get("/sums").text
    assert '<option value="2025" selected>令和7年度</option>' in page
    assert "令和8年度（資料に決まりがありません）" in page
    assert "計算の順" not in page


def test_other_expenses_for_another_measure(browser):
    page = browser.get("/sums", params={"measure": "support-of-municipalities"}).text
    assert 'name="cost-personnel"' in page
    assert 'name="subsidy"' not in page
    assert browser.get("/sums", params={"measure": "なし"}).status_code == 200


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x>', "９" * 150, "１億万"])
def test_what_cannot_be_read_is_said_and_escaped(browser, hostile):
    answered = browser.get("/sums", params={"cost-employment": hostile, "year": "2025", "compute": "1"})
    assert answered.status_code == 200
    assert "<script>alert" not in answered.text
    assert "<img src=x" not in answered.text
    assert 'role="alert"' in answered.text
