#pragma once

#include "core/picture/records/comfynode.h"
#include "core/picture/records/comfysheet.h"

#include <map>
#include <memory>

namespace limner {

//! A graph of ComfyUI as it was drawn (`workflow`), with its subgraphs and group nodes unfolded, as
//! the program does before it runs it. Always ends, also when a subgraph holds itself.
class ComfyDrawing {
public:
    //! It must outlive this.
    explicit ComfyDrawing(const Json &workflow);

    //! By their ids; what was folded up in node 12 is called "12:3". Nodes that are switched off
    //! are left out, and what is passed by goes on to what stands behind it. `most` of them.
    [[nodiscard]] std::map<QString, ComfyNode> unfolded(size_t most);

private:
    //! A sheet where it is used.
    struct Place {
        ComfySheet sheet = {};
        QString prefix = {}; //!< of the ids in it
        Place *around = nullptr;
        QString stand = {}; //!< the node around it that stands for it
        Json given = {};    //!< values that were set at that node: by inner node, then by name
        int depth = 0;
        std::map<QString, std::unique_ptr<Place>> folded = {};
    };

    void collect(Place &place, size_t most, std::map<QString, ComfyNode> &out);
    [[nodiscard]] ComfyNode nodeOf(Place &place, const QString &id, const Json &node);
    //! What is folded up in a node; nullptr = nothing.
    [[nodiscard]] Place *inside(Place &place, const QString &id);
    void give(Place &inner, const Json &node) const;
    void giveGroup(Place &inner, const Json &values) const;
    //! A reference to what the line comes from, or a value; null = neither.
    [[nodiscard]] Json source(Place &place, const ComfySheet::Line &line);
    [[nodiscard]] Json sourceOf(Place &place, const ComfySheet::Line &line);
    [[nodiscard]] Json fromAround(Place &place, qint64 entry);
    [[nodiscard]] Json passedBy(Place &place, const QString &id, const QString &type);
    [[nodiscard]] Json sentTo(Place &place, const Json &getter);

    struct Definition {
        const Json *json = nullptr;
        bool isGroup = false;
    };
    std::map<QString, Definition> m_definitions; //!< by the kind of the nodes that use them
    Place m_top;
    int m_places = 0;
    int m_steps = 0; //!< that were taken, whatever for
    int m_way = 0;   //!< steps of the way that is being gone
};

} // namespace limner
