package io.iamsim.match;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
      return Optional.ofNullable(parseVersion6(text));
    }
    long value = parseVersion4(text);
    return value < 0 ? Optional.empty() : Optional.of(new IpAddress(false, 0, value));
  }

  /** Four decimal numbers without leading zeros, or -1. */
  private static long parseVersion4(String text) {
    long address = 0;
    int numbers = 0;
    int start = 0;
    while (start <= text.length()) {
      int dot = text.indexOf('.', start);
      int end = dot < 0 ? text.length() : dot;
      int number = number(text, start, end, 10, 3);
      boolean padded = end - start > 1 && text.charAt(start) == '0';
      if (number < 0 || number > 255 || padded || ++numbers > 4) {
        return -1;
      }
      address = address << 8 | number;
      if (dot < 0) {
        return numbers == 4 ? address : -1;
      }
      start = dot + 1;
    }
    return -1;
  }

  private static @Nullable IpAddress parseVersion6(String text) {
    int gap = text.indexOf("::");
    if (gap < 0) {
      int[] groups = new int[GROUPS];
      return groups(text, groups, true) == GROUPS ? of(groups) : null;
    }
    int[] head = new int[GROUPS];
    int[] tail = new int[GROUPS];
    String before = text.substring(0, gap);
    String after = text.substring(gap + 2);
    int heads = before.isEmpty() ? 0 : groups(before, head, false);
    int tails = after.isEmpty() ? 0 : groups(after, tail, true);
    if (heads < 0 || tails < 0 || heads + tails >= GROUPS) {
      return null;
    }
    System.arraycopy(tail, 0, head, GROUPS - tails, tails);
    return of(head);
  }

  /** How many 16-bit groups the text spells, stored from the front; -1 if it spells none. */
  private static int groups(String text, int[] groups, boolean version4AtEnd) {
    int count = 0;
    int start = 0;
    while (true) {
      int colon = text.indexOf(':', start);
      int end = colon < 0 ? text.length() : colon;
      boolean dotted = colon < 0 && version4AtEnd && text.indexOf('.', start) >= 0;
      long value = dotted ? parseVersion4(text.substring(start)) : number(text, start, end, 16, 4);
      if (value < 0 || count + (dotted ? 2 : 1) > GROUPS) {
        return -1;
      }
      if (dotted) {
        groups[count++] = (int) (value >>> 16);
      }
      groups[count++] = (int) (value & 0xffff);
      if (colon < 0) {
        return count;
      }
      start = colon + 1;
    }
  }

  private static int number(String text, int from, int to, int radix, int maxDigits) {
    if (from >= to || to - from > maxDigits) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    return value;
  }

  private static IpAddress of(int[] groups) {
    long high = 0;
    long low = 0;
    for (int i = 0; i < 4; i++) {
      high = high << 16 | groups[i];
      low = low << 16 | groups[i + 4];
    }
    return new IpAddress(true, high, low);
  }
}
