package io.iamsim.match;

import java.util.Arrays;
import java.util.List;

/**
 * Address ranges, merged and sorted, so that a long list costs a binary search (COND-31).
 *
 * <p>Two tables of {@code first, last} pairs: IPv4 addresses as one number each, IPv6 addresses as
 * two.
 */
public final class AddressRanges {
  private static final int ENTRY_6 = 4;

  private final long[] version4;
  private final long[] version6;

  private AddressRanges(long[] version4, long[] version6) {
    this.version4 = version4;
    this.version6 = version6;
  }

  /** What a list of ranges covers. */
  public static AddressRanges of(List<CidrBlock> blocks) {
    return new AddressRanges(
        merged(blocks.stream().filter(block -> !block.version6()).toList(), 1),
        merged(blocks.stream().filter(CidrBlock::version6).toList(), 2));
  }

  /** True if every address, of either family, lies in one of the ranges. */
  public boolean coversEverything() {
    return version4.length == 2
        && version4[0] == 0
        && version4[1] == 0xFFFF_FFFFL
        && version6.length == ENTRY_6
        && (version6[0] | version6[1]) == 0
        && (version6[2] & version6[3]) == -1;
  }

  /** CIDR ranges nest or are apart, so merging means to leave out what lies in another. */
  private static long[] merged(List<CidrBlock> blocks, int words) {
    List<CidrBlock> sorted =
        blocks.stream()
            .sorted(
                (a, b) -> {
                  int order = compare(a.firstHigh(), a.firstLow(), b.firstHigh(), b.firstLow());
                  return order != 0 ? order : Integer.compare(a.prefixLength(), b.prefixLength());
                })
            .toList();
    long[] table = new long[sorted.size() * words * 2];
    int size = 0;
    for (CidrBlock block : sorted) {
      boolean inside =
          size > 0
              && compare(
                      block.firstHigh(),
                      block.firstLow(),
                      words == 2 ? table[size - 2] : 0,
                      table[size - 1])
                  <= 0;
      if (!inside) {
        if (words == 2) {
          table[size++] = block.firstHigh();
        }
        table[size++] = block.firstLow();
        if (words == 2) {
          table[size++] = block.lastHigh();
        }
        table[size++] = block.lastLow();
      }
    }
    return Arrays.copyOf(table, size);
  }

  /** Whether an address lies in one of the ranges; ranges of the other family hold none. */
  public Fit test(String address, long[] scratch) {
    if (address.indexOf(':') < 0) {
      long value = IpAddress.readVersion4(address);
      return value < 0 ? Fit.MALFORMED : Fit.of(holds4(value));
    }
    return IpAddress.readVersion6(address, scratch)
        ? Fit.of(holds6(scratch[0], scratch[1]))
        : Fit.MALFORMED;
  }

  /** The bytes that the ranges take. */
  public long retainedBytes() {
    return ObjectSize.object(8)
        + ObjectSize.array(version4.length, 8)
        + ObjectSize.array(version6.length, 8);
  }

  /** How many ranges are left after merging. */
  public int size() {
    return version4.length / 2 + version6.length / ENTRY_6;
  }

  private boolean holds4(long address) {
    int low = 0;
    int high = version4.length / 2 - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      if (address < version4[2 * middle]) {
        high = middle - 1;
      } else if (address > version4[2 * middle + 1]) {
        low = middle + 1;
      } else {
        return true;
      }
    }
    return false;
  }

  private boolean holds6(long addressHigh, long addressLow) {
    int low = 0;
    int high = version6.length / ENTRY_6 - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int entry = ENTRY_6 * middle;
      if (compare(addressHigh, addressLow, version6[entry], version6[entry + 1]) < 0) {
        high = middle - 1;
      } else if (compare(addressHigh, addressLow, version6[entry + 2], version6[entry + 3]) > 0) {
        low = middle + 1;
      } else {
        return true;
      }
    }
    return false;
  }

  private static int compare(long high, long low, long otherHigh, long otherLow) {
    return high != otherHigh
        ? Long.compareUnsigned(high, otherHigh)
        : Long.compareUnsigned(low, otherLow);
  }
}
