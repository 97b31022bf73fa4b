"""The rules of consent and withdrawal as a reviewer reads them: the features stand in ``features``, in Norwegian."""

from pytest_bdd import scenarios

from tests.acceptance.steps.consent import *  # noqa: F403
from tests.acceptance.steps.quotes import *  # noqa: F403
from tests.acceptance.steps.reviewing import *  # noqa: F403
from tests.acceptance.steps.together import *  # noqa: F403
from tests.acceptance.steps.withdrawal import *  # noqa: F403
from tests.acceptance.steps.youth import *  # noqa: F403

scenarios("features")
