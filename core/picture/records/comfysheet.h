#pragma once

#include "core/base/json.h"

#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace limner {

//! One sheet of a drawn graph of ComfyUI: the drawing itself, a subgraph, or what a group node has
//! folded up in it. Bounded; its lines may lead anywhere, also in circles.
class ComfySheet {
public:
    //! A line between two nodes.
    struct Line {
        QString from = {}; //!< a node; `isOutside` = it comes from around the sheet
        qint64 fromSlot = 0;
        bool isOutside = false;
        QString type = {}; //!< of what goes through it: "MODEL"
    };
    //! A way in from around the sheet.
    struct Entry {
        QString name = {}; //!< of a subgraph
        QString type = {};
    };

    //! A drawing, or the definition of a subgraph, which must outlive it.
    [[nodiscard]] static ComfySheet drawn(const Json &graph);
    //! The definition of a group node, which must outlive it.
    [[nodiscard]] static ComfySheet grouped(const Json &definition);

    //! As they stand in the file.
    [[nodiscard]] const std::vector<std::pair<QString, const Json *>> &nodes() const
    {
        return m_nodes;
    }
    //! nullptr when there is none of that name.
    [[nodiscard]] const Json *node(const QString &id) const;
    //! What ends at this socket of a node; nullptr = nothing.
    [[nodiscard]] const Line *into(const QString &id, size_t socket) const;
    //! What leaves the sheet at this place; nullptr = nothing.
    [[nodiscard]] const Line *out(qint64 slot) const;
    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }
    [[nodiscard]] bool isGroup() const { return m_isGroup; }

private:
    void addNodes(const Json &nodes);
    void addLines(const Json &graph);
    void joinSockets(const std::map<qint64, Line> &lines);
    void addGroupLines(const Json &links);
    void addGroupEnds(const Json &definition);

    std::vector<std::pair<QString, const Json *>> m_nodes;
    std::map<QString, const Json *> m_byId;
    std::map<std::pair<QString, size_t>, Line> m_into;
    std::map<qint64, Line> m_out;
    std::vector<Entry> m_entries;
    bool m_isGroup = false;
};

} // namespace limner
