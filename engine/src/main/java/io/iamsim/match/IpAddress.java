package io.iamsim.match;

import java.util.Optional;

/**
 * An IPv4 or IPv6 address as 128 bits; two spellings of one address are equal, an IPv4 address and
 * its IPv6-mapped form are not (COND-31).
 *
 * @param version6 true for IPv6
 * @param high the first 64 bits, zero for IPv4
 * @param low the last 64 bits
 */
public record IpAddress(boolean version6, long high, long low) {
  private static final int GROUPS = 8;

  /** The address that the text spells: dotted decimal, or RFC 4291 text, without zone. */
  public static Optional<IpAddress> parse(String text) {
    if (text.indexOf(':') >= 0) {
      long[] address = new long[2];
      return readVersion6(text, address)
          ? Optional.of(new IpAddress(true, address[0], address[1]))
          : Optional.empty();
    }
    long value = readVersion4(text);
    return value < 0 ? Optional.empty() : Optional.of(new IpAddress(false, 0, value));
  }

  /** The IPv4 address that the text spells, or -1. */
  static long readVersion4(String text) {
    return readVersion4(text, 0);
  }

  /** Four decimal numbers without leading zeros, or -1. */
  private static long readVersion4(String text, int from) {
    long address = 0;
    int dots = 0;
    int digits = 0;
    int number = 0;
    for (int i = from; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit >= 0 && digit <= 9) {
        boolean padded = digits > 0 && number == 0;
        number = 10 * number + digit;
        if (padded || number > 255) {
          return -1;
        }
        digits++;
      } else if (text.charAt(i) == '.' && digits > 0 && ++dots < 4) {
        address = address << 8 | number;
        digits = 0;
        number = 0;
      } else {
        return -1;
      }
    }
    return dots == 3 && digits > 0 ? address << 8 | number : -1;
  }

  /**
   * Reads an IPv6 address; true, and its two halves in {@code address}, if the text spells one.
   * What stands before {@code ::} goes to the top, what stands behind to the bottom.
   */
  static boolean readVersion6(String text, long[] address) {
    long high = 0;
    long low = 0;
    int groups = 0;
    int gap = text.startsWith("::") ? 0 : -1;
    int at = gap == 0 ? 2 : 0;
    address[0] = 0;
    address[1] = 0;
    while (at < text.length()) {
      int colon = text.indexOf(':', at);
      int end = colon < 0 ? text.length() : colon;
      boolean dotted = colon < 0 && text.indexOf('.', at) >= 0;
      long value = dotted ? readVersion4(text, at) : hexadecimal(text, at, end);
      int bits = dotted ? 32 : 16;
      groups += dotted ? 2 : 1;
      if (value < 0 || groups > GROUPS) {
        return false;
      }
      high = high << bits | low >>> (64 - bits);
      low = low << bits | value;
      at = end + 1;
      boolean doubled = at < text.length() && text.charAt(at) == ':';
      if (colon == text.length() - 1 || (doubled && gap >= 0)) {
        return false;
      }
      if (doubled) {
        gap = groups;
        shift(high, low, (GROUPS - groups) * 16, address);
        high = 0;
        low = 0;
        at++;
      }
    }
    address[0] |= high;
    address[1] |= low;
    return gap < 0 ? groups == GROUPS : groups < GROUPS;
  }

  /** The 128 bits moved up. */
  private static void shift(long high, long low, int bits, long[] shifted) {
    if (bits >= 128) {
      return;
    }
    if (bits >= 64) {
      shifted[0] = low << (bits - 64);
    } else {
      shifted[0] = bits == 0 ? high : high << bits | low >>> (64 - bits);
      shifted[1] = low << bits;
    }
  }

  /** One to four hexadecimal digits, or -1. */
  private static int hexadecimal(String text, int from, int to) {
    if (from >= to || to - from > 4) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value << 4 | digit;
    }
    return value;
  }
}
