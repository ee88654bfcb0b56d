"""The first-run page."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter()
