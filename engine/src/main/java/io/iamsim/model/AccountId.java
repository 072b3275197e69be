package io.iamsim.model;

import java.util.Optional;

/**
 * An AWS account id: twelve digits.
 *
 * @param value the digits, leading zeros kept
 */
public record AccountId(String value) implements Comparable<AccountId> {
  public AccountId {
    if (!isAccountId(value)) {
      throw new IllegalArgumentException("not a 12-digit account id: " + value);
    }
  }

  /** The account id that the text spells, if it spells one. */
  public static Optional<AccountId> parse(String text) {
    return isAccountId(text) ? Optional.of(new AccountId(text)) : Optional.empty();
  }

  /** True for exactly twelve ASCII digits. */
  public static boolean isAccountId(String text) {
    if (text.length() != 12) {
      return false;
    }
    for (int i = 0; i < 12; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  @Override
  public int compareTo(AccountId other) {
    return value.compareTo(other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AccountId that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
