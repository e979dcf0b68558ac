package org.sswim.panels;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the times of a panel in long format are written. */
public enum PanelDates {
  /** None was read yet. */
  UNKNOWN(""),
  /** Whole numbers. */
  NUMBERS("no whole number, as the times before are"),
  /** {@code 2020-01-31}. */
  DAYS("no date like 2020-01-31, as the times before are"),
  /** {@code 2020-01-31 13:00:00}. */
  SPACED("no time like 2020-01-31 13:00:00, as the times before are"),
  /** {@code 2020-01-31T13:00:00}. */
  JOINED("no time like 2020-01-31T13:00:00, as the times before are");

  private static final int DATE = 10;

  private final String refusal;

  PanelDates(String refusal) {
    this.refusal = refusal;
  }

  /** Why a text was refused. */
  public String refusal() {
    return this == UNKNOWN ? "neither a whole number nor a date like 2020-01-31" : refusal;
  }

  /** The style of a text; unknown if it is in none. */
  public static PanelDates of(String text) {
    for (PanelDates style : values()) {
      if (style != UNKNOWN && style.parse(text) != null) {
        return style;
      }
    }
    return UNKNOWN;
  }

  /** The number, or the seconds since 1970 of the wall clock; null if the text is no such time. */
  public @Nullable Long parse(String text) {
    try {
      return switch (this) {
        case UNKNOWN -> null;
        case NUMBERS -> Long.valueOf(text);
        case DAYS -> LocalDate.parse(text).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        case SPACED, JOINED -> moment(text);
      };
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }

  private @Nullable Long moment(String text) {
    char between = this == SPACED ? ' ' : 'T';
    if (text.length() <= DATE || text.charAt(DATE) != between) {
      return null;
    }
    String joined = text.substring(0, DATE) + 'T' + text.substring(DATE + 1);
    return LocalDateTime.parse(joined.toUpperCase(Locale.ROOT)).toEpochSecond(ZoneOffset.UTC);
  }

  /** A time as {@link #parse} reads it, as text. */
  public String text(long time) {
    if (this == NUMBERS) {
      return Long.toString(time);
    }
    LocalDateTime moment = LocalDateTime.ofEpochSecond(time, 0, ZoneOffset.UTC);
    return this == DAYS ? moment.toLocalDate().toString() : moment.toString();
  }

  /** The pattern by which such times are written. */
  String pattern() {
    return switch (this) {
      case SPACED -> PanelTimes.DATE + " HH:mm:ss";
      case JOINED -> PanelTimes.DATE + "'T'HH:mm:ss";
      default -> PanelTimes.DATE;
    };
  }
}
