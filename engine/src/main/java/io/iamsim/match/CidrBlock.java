package io.iamsim.match;

import java.util.Optional;

/**
 * A range of IPv4 or IPv6 addresses; an address alone is the range of itself. Host bits are masked
 * and families never mix (COND-31).
 */
public final class CidrBlock {
  private final boolean version6;
  private final long high;
  private final long low;
  private final int prefixLength;

  private CidrBlock(IpAddress address, int prefixLength) {
    this.version6 = address.version6();
    this.prefixLength = prefixLength;
    this.high = address.high() & mask(Math.min(prefixLength, 64));
    this.low = address.low() & mask(Math.max(prefixLength - 64, 0));
  }

  /** The range that the text spells, if it spells one. */
  public static Optional<CidrBlock> parse(String text) {
    int slash = text.indexOf('/');
    Optional<IpAddress> address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    int bits = address.get().version6() ? 128 : 32;
    int prefix = slash < 0 ? bits : prefixLength(text.substring(slash + 1));
    if (prefix < 0 || prefix > bits) {
      return Optional.empty();
    }
    // an IPv4 address fills the low 32 of 128 bits
    return Optional.of(new CidrBlock(address.get(), bits == 32 ? prefix + 96 : prefix));
  }

  /** True if the address is of the same family and in the range. */
  public boolean contains(IpAddress address) {
    return address.version6() == version6
        && (address.high() & mask(Math.min(prefixLength, 64))) == high
        && (address.low() & mask(Math.max(prefixLength - 64, 0))) == low;
  }

  boolean version6() {
    return version6;
  }

  /** The first address, its upper half. */
  long firstHigh() {
    return high;
  }

  /** The first address, its lower half. */
  long firstLow() {
    return low;
  }

  /** The last address, its upper half; of IPv4 it is zero. */
  long lastHigh() {
    return version6 ? high | ~mask(Math.min(prefixLength, 64)) : 0;
  }

  /** The last address, its lower half. */
  long lastLow() {
    return low | ~mask(Math.max(prefixLength - 64, 0));
  }

  /** The number of leading bits that are fixed, of 32 or of 128. */
  public int prefixLength() {
    return version6 ? prefixLength : prefixLength - 96;
  }

  private static int prefixLength(String text) {
    if (text.isEmpty() || text.length() > 3) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }

  private static long mask(int bits) {
    return bits == 0 ? 0 : -1L << (64 - bits);
  }
}
