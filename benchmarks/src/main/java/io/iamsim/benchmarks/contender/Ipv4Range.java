package io.iamsim.benchmarks.contender;

import java.util.Locale;

/**
 * A range of IPv4 addresses, the only ones that workloads have.
 *
 * @param base the first address
 * @param mask the bits that count
 */
record Ipv4Range(int base, int mask) {

  static Ipv4Range of(String text) {
    int slash = text.indexOf('/');
    int bits = slash < 0 ? 32 : Integer.parseInt(text.substring(slash + 1));
    int mask = bits == 0 ? 0 : -1 << (32 - bits);
    return new Ipv4Range(address(slash < 0 ? text : text.substring(0, slash)) & mask, mask);
  }

  boolean contains(int address) {
    return (address & mask) == base;
  }

  /** The address as a number. */
  static int address(String text) {
    int address = 0;
    int number = 0;
    int dots = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        address = address << 8 | number;
        number = 0;
        dots++;
      } else {
        number = number * 10 + (c - '0');
      }
    }
    if (dots != 3) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, "no address: %s", text));
    }
    return address << 8 | number;
  }
}
