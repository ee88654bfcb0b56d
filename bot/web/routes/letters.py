"""Letters to desks without a system: the draft, its files, and the reply that comes back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.responses import Response

from bot.errors import Invalid
from bot.escalation.handover.docx import as_docx
from bot.escalation.handover.letter import letter, mail, plain
from bot.escalation.handover.xlsx import as_xlsx
from bot.web.dependencies import Web, WebParts, checked_form
from bot.web.member import Acting, AnyMember, Member
from bot.web.once import key_of
from bot.web.routes.tickets import to_ticket

router = APIRouter()

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.get("/tickets/reply")
def form(web: WebParts, member: AnyMember) -> Response:
    """The form to paste a reply into."""
    return _reply_page(web, member)


@router.post("/tickets/reply", dependencies=[Depends(checked_form)])
def bring(web: WebParts, member: Acting, text: Annotated[str, Form()] = "") -> Response:
    """Find the ticket by the mark in the reply, and keep it there."""
    try:
        key = key_of(member, "reply", text)
        acted = web.letters.bring(member.person, text, key=key, at=web.parts.now())
    except Invalid as error:
        return _reply_page(web, member, text=text, problem=error.message)
    return to_ticket(web, member, acted.ticket.number, acted.sentence)


@router.get("/tickets/enquiries.xlsx")
def waiting(web: WebParts, member: AnyMember) -> Response:
    """Every letter that waits for an answer, with a column for it."""
    return _file(as_xlsx(web.letters.waiting(member.principal)), "enquiries.xlsx", _XLSX)


@router.get("/tickets/{number}/enquiry")
def show(web: WebParts, member: AnyMember, number: str) -> Response:
    """The letter, as a document and as a mail, to be copied or saved."""
    enquiry = web.letters.enquiry(member.principal, number)
    return web.pages.page(
        member.visitor,
        "letter.html",
        member=member,
        enquiry=enquiry,
        document=plain(letter(enquiry)),
        mail=mail(enquiry),
    )


@router.get("/tickets/{number}/enquiry.docx")
def word(web: WebParts, member: AnyMember, number: str) -> Response:
    """The letter for Word."""
    enquiry = web.letters.enquiry(member.principal, number)
    return _file(as_docx(enquiry), f"{enquiry.number}.docx", _DOCX)


@router.get("/tickets/{number}/enquiry.xlsx")
def workbook(web: WebParts, member: AnyMember, number: str) -> Response:
    """The letter as one row for Excel."""
    enquiry = web.letters.enquiry(member.principal, number)
    return _file(as_xlsx([enquiry]), f"{enquiry.number}.xlsx", _XLSX)


@router.get("/tickets/{number}/enquiry.txt")
def text(web: WebParts, member: AnyMember, number: str) -> Response:
    """The letter and the mail as text."""
    enquiry = web.letters.enquiry(member.principal, number)
    written = f"{plain(letter(enquiry))}\n\n{'-' * 72}\n\n{mail(enquiry)}"
    content = written.replace("\n", "\r\n").encode("utf-8-sig")
    return _file(content, f"{enquiry.number}.txt", "text/plain; charset=utf-8")


def _file(content: bytes, name: str, kind: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=kind, headers=headers)


def _reply_page(web: Web, member: Member, *, text: str = "", problem: str = "") -> Response:
    return web.pages.page(
        member.visitor,
        "ticket_reply.html",
        code=400 if problem else 200,
        member=member,
        text=text,
        problem=problem,
    )
