package io.iamsim.cli.report;

import io.iamsim.decision.Decision;
import io.iamsim.decision.LayerResult;

/** Paints words on a terminal; leaves them plain elsewhere. */
public enum Palette {
  PLAIN,
  COLOURED;

  private static final String GREEN = "32";
  private static final String RED = "31";
  private static final String YELLOW = "33";
  private static final String BOLD = "1";
  private static final String FAINT = "2";

  /** A decision's word. */
  public String paint(Decision decision) {
    return paint(
        switch (decision) {
          case ALLOWED -> BOLD + ";" + GREEN;
          case EXPLICIT_DENY, IMPLICIT_DENY -> BOLD + ";" + RED;
          case UNKNOWN -> BOLD + ";" + YELLOW;
        },
        decision.text());
  }

  String paint(LayerResult result, String text) {
    return switch (result) {
      case ALLOWED -> paint(GREEN, text);
      case EXPLICIT_DENY, IMPLICIT_DENY -> paint(RED, text);
      case UNKNOWN -> paint(YELLOW, text);
      case NOT_APPLICABLE -> faint(text);
    };
  }

  /** Something as it should be. */
  public String good(String text) {
    return paint(GREEN, text);
  }

  /** Something that failed. */
  public String bad(String text) {
    return paint(BOLD + ";" + RED, text);
  }

  /** A heading. */
  public String heading(String text) {
    return paint(BOLD, text);
  }

  /** Something less important. */
  public String faint(String text) {
    return paint(FAINT, text);
  }

  private String paint(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
