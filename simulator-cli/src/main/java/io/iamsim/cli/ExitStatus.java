package io.iamsim.cli;

import io.iamsim.decision.Decision;

/** What a command's exit status says; scripts rely on the numbers. */
final class ExitStatus {
  /** Allowed, or all expectations met. */
  static final int ALLOWED = 0;

  /** Denied, or an expectation failed, or there are findings. */
  static final int DENIED = 1;

  /** The command line or an input is wrong. */
  static final int WRONG_INPUT = 2;

  /** An unknown decides. */
  static final int UNDECIDED = 3;

  /** A bug in iamsim. */
  static final int INTERNAL_ERROR = 70;

  /** Nobody reads the output any more; what a shell says of a program that a closed pipe ends. */
  static final int READER_GONE = 141;

  private ExitStatus() {}

  static int of(Decision decision) {
    return switch (decision) {
      case ALLOWED -> ALLOWED;
      case EXPLICIT_DENY, IMPLICIT_DENY -> DENIED;
      case UNKNOWN -> UNDECIDED;
    };
  }
}
