package io.iamsim.catalog;

import java.time.LocalDate;

/**
 * The version of the service data and the day they describe (UNK-17).
 *
 * @param number the version of the package the data come from
 * @param date the day on which the data were collected
 * @param supportTables the month of the hand-kept tables, as {@code 2026-10}
 */
public record CatalogVersion(String number, LocalDate date, String supportTables) {}
