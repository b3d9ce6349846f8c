package io.kalimtak.training.report.view;

import io.kalimtak.training.report.chart.Chart;
import java.util.List;

/**
 * A section of the page.
 *
 * @param id its anchor
 * @param notes sentences before its charts
 */
public record Section(String id, String title, List<String> notes, List<Chart> charts, List<Table> tables) {
    public static Section said(String id, String title, String note) {
        return new Section(id, title, List.of(note), List.of(), List.of());
    }
}
