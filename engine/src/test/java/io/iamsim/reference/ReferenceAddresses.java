package io.iamsim.reference;

import io.iamsim.reference.ValueRules.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** IP addresses and ranges as COND-31 has them: as strings of binary digits. */
final class ReferenceAddresses {
  private ReferenceAddresses() {}

  /** Whether the address lies in the policy's range or is its address. */
  static Outcome compare(String policy, String request) {
    String[] parts = policy.split("/", -1);
    Optional<String> range = address(parts[0]);
    if (range.isEmpty() || parts.length > 2) {
      return Outcome.MALFORMED;
    }
    int prefix = range.get().length();
    if (parts.length == 2) {
      if (!parts[1].matches("[0-9]{1,3}") || Integer.parseInt(parts[1]) > prefix) {
        return Outcome.MALFORMED;
      }
      prefix = Integer.parseInt(parts[1]);
    }
    Optional<String> given = address(request);
    return Outcome.of(
        given.isPresent()
            && given.get().length() == range.get().length()
            && given.get().startsWith(range.get().substring(0, prefix)));
  }

  /** The 32 or 128 binary digits of an address. */
  static Optional<String> address(String text) {
    return text.contains(":") ? version6(text) : version4(text);
  }

  private static Optional<String> version4(String text) {
    String[] parts = text.split("[.]", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    StringBuilder bits = new StringBuilder();
    for (String part : parts) {
      if (!part.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(part) > 255) {
        return Optional.empty();
      }
      bits.append(bits(Integer.parseInt(part), 8));
    }
    return Optional.of(bits.toString());
  }

  private static Optional<String> version6(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return Optional.empty();
    }
    List<String> groups = new ArrayList<>(groups(gap < 0 ? text : text.substring(0, gap)));
    List<String> tail = gap < 0 ? List.of() : groups(text.substring(gap + 2));
    int missing = 8 - groups.size() - tail.size();
    if (gap < 0 ? missing != 0 : missing < 1) {
      return Optional.empty();
    }
    for (int i = 0; i < missing; i++) {
      groups.add("0");
    }
    groups.addAll(tail);
    if (!groups.stream().allMatch(group -> group.matches("[0-9a-fA-F]{1,4}"))) {
      return Optional.empty();
    }
    return Optional.of(
        groups.stream()
            .map(group -> bits(Integer.parseInt(group, 16), 16))
            .collect(Collectors.joining()));
  }

  private static List<String> groups(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(":", -1));
  }

  private static String bits(int value, int length) {
    String digits = Integer.toBinaryString(value);
    return "0".repeat(length - digits.length()) + digits;
  }
}
