#pragma once

#include "core/library/galleryorder.h"

#include <QDate>
#include <QRect>
#include <QString>

#include <utility>
#include <vector>

namespace limner {

//! Consecutive rows below one heading.
struct GridSection {
    QDate day = {}; //!< its first, where pictures stand by time
    GroupBy by = GroupBy::Day;
    QString name = {};  //!< where they stand by name; empty = those without
    QString title = {}; //!< of an order that nobody chose, instead of both
    int first = 0;      //!< model row
    int count = 0;
    //! The jobs, which stand above all pictures.
    [[nodiscard]] bool isOfJobs() const { return isPeriod(by) && !day.isValid(); }
    [[nodiscard]] bool hasHeading() const { return by != GroupBy::Nothing || !title.isEmpty(); }
    //! It stands in one line with its neighbours when they all fit.
    [[nodiscard]] bool mayShare() const { return hasHeading() && !isOfJobs(); }
    bool operator==(const GridSection &) const = default;
};

//! Where every tile is, by arithmetic alone: uniform square cells below headings, so the cost of a
//! change depends on the number of days and never on the number of pictures. Days of few pictures
//! stand side by side, each below its own heading. Content coordinates, logical pixels.
class GridLayout {
public:
    static constexpr int side = 16;   //!< left and right of the tiles
    static constexpr int header = 34; //!< height of a heading with its margins
    static constexpr int gap = 10;

    void setSections(std::vector<GridSection> sections);
    //! `zoom` is the wished edge of a tile; the real one fills the width.
    void setGeometry(int width, int zoom);

    [[nodiscard]] const std::vector<GridSection> &sections() const { return m_sections; }
    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] int edge() const { return m_edge; }
    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] int rows() const;

    [[nodiscard]] QRect cell(int row) const;
    [[nodiscard]] QRect heading(int section) const;
    //! The row below the point; -1 in a gap or a heading.
    [[nodiscard]] int rowAt(QPoint point) const;
    //! The row stands right below a heading.
    [[nodiscard]] bool isBelowHeading(int row) const;
    //! The sections whose headings touch the band [top, bottom].
    [[nodiscard]] std::pair<int, int> sectionsBetween(int top, int bottom) const;

    struct Range {
        int first = 0;
        int last = -1; //!< inclusive; before `first` when empty
        [[nodiscard]] bool isEmpty() const { return last < first; }
        [[nodiscard]] bool contains(int row) const { return row >= first && row <= last; }
        bool operator==(const Range &) const = default;
    };
    //! Every row whose line touches the band [top, bottom].
    [[nodiscard]] Range rowsBetween(int top, int bottom) const;
    //! The row in the same column so many lines further down (or up, negative), across sections;
    //! stops at the ends.
    [[nodiscard]] int moved(int row, int lines) const;

private:
    //! Headings side by side and the rows below them, which run from the first column on.
    struct Band {
        int top = 0;
        int first = 0; //!< row
        int count = 0;
        int section = 0;   //!< the first of its sections
        int head = header; //!< above its first line
    };
    [[nodiscard]] int linesOf(const Band &band) const;
    //! The index of a band; -1 when there is none.
    [[nodiscard]] int bandOf(int row) const;
    [[nodiscard]] int bandAtY(int y) const;
    [[nodiscard]] int left(int column) const;
    void relayout();

    std::vector<GridSection> m_sections;
    std::vector<Band> m_bands;
    int m_width = 0;
    int m_zoom = 180;
    int m_columns = 1;
    int m_edge = 0;
    int m_height = 0;
};

} // namespace limner
