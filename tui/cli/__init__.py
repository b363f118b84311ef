"""The commands. Each is loaded when it is asked for; none loads Textual but the one that opens the screen."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from tui import safe
from tui.cli.commands import BY_NAME, COMMANDS, GROUPS
from tui.cli.failing import TOLD, said, unexpected
from tui.cli.interrupts import INTERRUPTED, asked, listening


class Commands(click.Group):
    """The group of all commands, found in the table and imported one at a time."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [word.name for word in COMMANDS]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in BY_NAME:
            return None
        module, _, attribute = BY_NAME[name].at.rpartition(".")
        found = getattr(import_module(module), attribute)
        assert isinstance(found, click.Command)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in BY_NAME and not name.startswith("-"):
            if os.path.exists(name) or name.endswith(".db"):
                return super().resolve_command(ctx, ["open", *args])
            from db import hint

            raise click.UsageError(f"There is no command {name}; {hint(name, [*BY_NAME])}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for group in GROUPS:
            with formatter.section(group):
                formatter.write_dl([(word.name, word.does) for word in COMMANDS if word.group == group])


def tell_version(ctx: click.Context, _: click.Parameter, asked: bool) -> None:
    """Print the version and leave."""
    if asked and not ctx.resilient_parsing:
        from importlib.metadata import PackageNotFoundError, version

        try:
            click.echo(f"pincite {version('pincite')}")
        except PackageNotFoundError:
            click.echo("pincite, not installed")
        ctx.exit()


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Type pincite COMMAND --help for its options and an example. A code such as C45 names a record; "
    "- as a text takes it from standard input. Exit codes: 0 done, 1 found wanting, 2 refused or wrongly asked, "
    "130 interrupted.",
)
@click.option("--person", metavar="NAME", help="Who works, for the log; else PINCITE_PERSON, else the system's user.")
@click.option("--no-pager", is_flag=True, help="Print at once, without a pager.")
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=tell_version,
              help="Say which pincite this is.")  # fmt: skip
@click.pass_context
def main(ctx: click.Context, person: str | None, no_pager: bool) -> None:
    """A case browser for people who document attacks on civilians.

    pincite CASE opens a case file; the commands below are for scripts and for a look from the shell.

    \b
    Example:
      pincite demo
    """
    ctx.obj = {"person": (person or "").strip(), "pager": not no_pager}


def run(args: Sequence[str]) -> int:
    """Run one command; every failure is a sentence on stderr and an exit code, never a traceback."""
    safe.use_ascii(safe.locale_is_ascii(os.environ))
    TOLD.clear()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    with listening():
        return guarded(args)


def guarded(args: Sequence[str]) -> int:
    """Run one command; its exit code, whatever happens."""
    from db import CaseError, no_text

    try:
        found = main.main(args=list(args), prog_name="pincite", standalone_mode=False)
        sys.stdout.flush()
        return found if isinstance(found, int) else 0
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.ClickException as error:
        return said(error)
    except CaseError as error:
        return interrupted() if asked() else said(error)
    except (KeyboardInterrupt, click.Abort):
        return interrupted()
    except BrokenPipeError:
        # Whoever read our lines has had enough; Python would complain once more when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except UnicodeEncodeError as error:
        return said(no_text(error))
    except Exception as error:
        return unexpected(error)


def interrupted() -> int:
    """Say that it was interrupted."""
    print("\nInterrupted; what was not finished is not written.", file=sys.stderr)
    return INTERRUPTED
