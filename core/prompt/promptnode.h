#pragma once

#include <QString>

#include <utility>
#include <vector>

namespace limner {

struct PromptNode;
using PromptWords = std::vector<PromptNode>; //!< one after the other

//! One of several wordings; of those that stand side by side, one of weight 2 is drawn twice as
//! often as one of weight 1.
struct PromptOption {
    double weight = 1; //!< above 0
    PromptWords words; //!< without an initializer, which would ask here what a node is
};

//! A piece of a template, as it was read.
struct PromptNode {
    enum class Kind {
        Text,     //!< `text`, as it stands
        Pick,     //!< from `options`, distinct ones
        Wildcard, //!< a line of `sources`, with `arguments` as variables
        Assign,   //!< the variable `text` is `value` from here to the end of its sequence
        Use       //!< the variable `text`, or `value` where it has none
    };
    Kind kind = Kind::Text;
    QString text = {};
    std::vector<PromptOption> options = {};
    int least = 1; //!< picks
    int most = 1;
    QString joiner = {};
    PromptWords value = {};
    bool isFixed = false;    //!< of an Assign: chosen once, not at each use
    bool hasDefault = false; //!< of a Use
    std::vector<std::pair<QString, PromptWords>> arguments = {};
    std::vector<int> sources = {}; //!< indices into the book
    int position = 0;              //!< in the text, from 0
};

//! The wildcard files that a template needs, each read once.
struct PromptBook {
    struct Entry {
        QString name = {};
        std::vector<PromptOption> lines = {};
        bool usesVariables = false; //!< it or one that it names: what it says depends on the caller
        bool isReady = false;       //!< false while its lines are being read
    };
    std::vector<Entry> entries = {};
};

} // namespace limner
