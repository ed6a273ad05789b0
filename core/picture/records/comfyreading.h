#pragma once

#include "core/picture/records/comfywalk.h"
#include "core/picture/records/foundsettings.h"

namespace limner {

//! Reads the settings out of one graph.
class ComfyReading {
public:
    //! It must outlive this.
    explicit ComfyReading(const ComfyGraph &graph)
        : m_graph{graph}
        , m_walk{graph}
    {}

    //! Without an origin.
    [[nodiscard]] FoundSettings settings();

private:
    void findSampler();
    void readSampler(const ComfyNode &sampler);
    void readLater();
    void readModel(const ComfyNode &sampler);
    void readSize(const ComfyNode &sampler);
    void readService();
    void fillWords();

    const ComfyGraph &m_graph;
    const ComfyWalk m_walk;
    const ComfyNode *m_end = nullptr;   //!< where the picture was saved
    const ComfyNode *m_last = nullptr;  //!< the sampler nearest to it
    const ComfyNode *m_first = nullptr; //!< the one that began
    FoundSettings m_out;
};

} // namespace limner
