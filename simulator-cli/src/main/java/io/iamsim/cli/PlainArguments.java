package io.iamsim.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the arguments of a command that are of the plain shape: words, flags, and options named in
 * full with a value each. picocli would take longer to start than all the rest takes to answer.
 * Whatever is not plain, help and every mistake among it, is left to picocli, which says what the
 * options are; a test holds the two to the same.
 */
final class PlainArguments {

  /**
   * The command. Each method is true if it took what it was given; false, or a value that no
   * converter takes, leaves everything to picocli.
   */
  interface Command {
    boolean takeWord(String word);

    boolean takeFlag(String name);

    boolean takeOption(String name, String value);
  }

  private PlainArguments() {}

  /** True if the command took all arguments; if not, it may have taken some. */
  static boolean read(List<String> arguments, Command command) {
    try {
      return readAll(arguments, command);
    } catch (TypeConversionException e) {
      return false;
    }
  }

  private static boolean readAll(List<String> arguments, Command command) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (!argument.startsWith("-")) {
        if (!isPlain(argument) || !command.takeWord(argument)) {
          return false;
        }
      } else if (!command.takeFlag(argument)) {
        int equals = argument.indexOf('=');
        boolean apart = equals < 0;
        if (apart && ++i == arguments.size()) {
          return false;
        }
        String name = apart ? argument : argument.substring(0, equals);
        String value = apart ? arguments.get(i) : argument.substring(equals + 1);
        if (!isPlain(value) || !command.takeOption(name, value)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Not empty, no option, and no file of arguments. */
  private static boolean isPlain(String text) {
    return !text.isEmpty() && text.charAt(0) != '-' && text.charAt(0) != '@';
  }

  /** The value of an option that has none yet. */
  static String once(@Nullable String before, String value) {
    if (before != null) {
      throw new TypeConversionException("given twice");
    }
    return value;
  }
}
