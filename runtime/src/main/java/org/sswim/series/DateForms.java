package org.sswim.series;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The patterns in which a text may be a date, where it is neither ISO nor digits alone: {@code
 * 1/31/2020 13:00}, {@code Jan-1-1995}, {@code 31 January 2020}, {@code 1990q1}. Names are English
 * and years have four digits.
 */
public final class DateForms {
  private static final int SHORTEST = 6;
  private static final int LONGEST = 40;
  private static final Pattern TIMED =
      Pattern.compile(
          "(.+?)([ T])(\\d{1,2}):\\d\\d(:\\d\\d)?(?:( ?)[AaPp][Mm])?(Z|[+-]\\d\\d:\\d\\d)?");

  /** What shows that days and months are filled up with zeros. */
  private static final Pattern ZEROS = Pattern.compile("\\b0\\d\\b|\\d{8}");

  private static final Pattern ONE_DIGIT = Pattern.compile("\\b\\d\\b");

  /** Of years the last digits alone, as in 31.12.24 and Dec-24. */
  private static final Pattern BRIEF =
      Pattern.compile(
          "((?:\\d{1,2}[./ -])?\\p{Alpha}{3,9}[./ -]|(?:\\d{1,2}[./-]){2})(\\d\\d\\b.*)");

  private static final Pattern PART = Pattern.compile("\\d+|\\p{Alpha}+|.");
  private static final Pattern NAME =
      Pattern.compile(
          "jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sep(tember)?"
              + "|oct(ober)?|nov(ember)?|dec(ember)?");

  /** Patterns by their shape; where there are two, days may be months. */
  private static final Map<String, List<String>> PATTERNS =
      Stream.of(
              "dd.MM.yyyy dd/MM/yyyy MM/dd/yyyy dd-MM-yyyy MM-dd-yyyy yyyy.MM.dd yyyy/MM/dd",
              "yyyy-MM-dd yyyyMMdd dd-MMM-yyyy dd/MMM/yyyy MMM-dd-yyyy yyyy-MMM-dd",
              "MM/yyyy yyyy/MM MM-yyyy yyyy-MM MMM-yyyy MMM/yyyy yyyy-MMM",
              "yyyy'M'MM yyyy'm'MM yyyy'Q'Q yyyy'q'Q yyyy-'Q'Q yyyy-'q'Q 'Q'Q-yyyy 'Q'Q/yyyy",
              "dd_MMM_yyyy MMM_dd_yyyy MMM_dd,_yyyy MMM_yyyy yyyy_MMM 'Q'Q_yyyy yyyy_'Q'Q")
          .flatMap(line -> Stream.of(line.split(" ")))
          .map(pattern -> pattern.replace('_', ' '))
          .collect(Collectors.groupingBy(pattern -> shape(DatePattern.of(pattern).example())));

  private DateForms() {}

  /** Patterns that read a text, days before months first; empty if it is no such date. */
  public static List<String> of(String text) {
    return shaped(text).stream().filter(form -> DatePattern.of(form).parse(text) != null).toList();
  }

  /** Patterns that read a text whose years have two digits; empty if it is no such date. */
  public static List<String> brief(String text) {
    Matcher brief = BRIEF.matcher(text);
    return brief.matches()
        ? of(brief.group(1) + "20" + brief.group(2)).stream()
            .map(pattern -> pattern.replace("yyyy", "yy"))
            .toList()
        : List.of();
  }

  /** The patterns of a text's shape, whatever its numbers are. */
  static List<String> shaped(String text) {
    if (text.length() < SHORTEST || text.length() > LONGEST || DatePattern.digits(text)) {
      return List.of();
    }
    Matcher timed = TIMED.matcher(text);
    boolean time = timed.matches();
    String date = time ? timed.group(1) : text;
    String hour = time ? timed.group(3) : "";
    boolean hours = hour.length() > 1 && hour.startsWith("0");
    boolean days = ZEROS.matcher(date).find() || (hours && !ONE_DIGIT.matcher(date).find());
    boolean named =
        PART.matcher(date).results().anyMatch(p -> p.group().length() > 3 && name(p.group()));
    String end = time ? end(timed, hours || (days && hour.length() > 1)) : "";
    return PATTERNS.getOrDefault(shape(date), List.of()).stream()
        .map(pattern -> days ? pattern : pattern.replaceAll("\\b(d|M)\\1\\b", "$1"))
        .map(pattern -> (named ? pattern.replace("MMM", "MMMM") : pattern) + end)
        .toList();
  }

  /** The patterns that read all of some texts; of those that differ in widths only the widest. */
  static List<DatePattern> reading(List<String> texts) {
    Set<String> forms = new LinkedHashSet<>();
    texts.forEach(text -> forms.addAll(shaped(text)));
    Map<String, DatePattern> found = new LinkedHashMap<>();
    for (String form : forms) {
      DatePattern pattern = DatePattern.of(form);
      if (texts.stream().allMatch(text -> pattern.parse(text) != null)) {
        found.merge(
            form.replaceAll("(.)\\1+", "$1"),
            pattern,
            (one, other) -> other.text().length() > one.text().length() ? other : one);
      }
    }
    return List.copyOf(found.values());
  }

  /** A date with its years, names and other numbers replaced: {@code N #, Y}. */
  private static String shape(String date) {
    return PART.matcher(date)
        .replaceAll(
            part -> {
              String text = part.group();
              boolean digits = Character.isDigit(text.charAt(0));
              if (digits) {
                return text.length() <= 2 ? "#" : text.length() == 4 ? "Y" : "D" + text.length();
              }
              return name(text) ? "N" : Matcher.quoteReplacement(text);
            });
  }

  private static boolean name(String text) {
    return NAME.matcher(text.toLowerCase(Locale.ROOT)).matches();
  }

  /** The pattern of the time of day behind a date. */
  private static String end(Matcher timed, boolean padded) {
    boolean half = timed.group(5) != null;
    return (timed.group(2).equals("T") ? "'T'" : " ")
        + (half ? "h" : "H").repeat(padded ? 2 : 1)
        + (timed.group(4) == null ? ":mm" : ":mm:ss")
        + (half ? timed.group(5) + "a" : "")
        + (timed.group(6) == null ? "" : "XXX");
  }
}
