#pragma once

#include "core/base/json.h"

#include <QSize>
#include <QStringList>

#include <vector>

namespace limner {

//! What the simulated Together AI knows of one of its models. Written from the facts of
//! providers.md §2.2 and not from the files the program ships, so that a mistake there shows.
struct SimTogetherModel {
    QString name = {};
    QString title = {};
    QString type = QStringLiteral("image");
    QStringList takes = {};        //!< parameters beyond those that every model takes
    int multiple = 8;              //!< of width and height
    int mostSteps = 0;             //!< 0 = it takes none
    std::vector<QSize> sizes = {}; //!< the only ones, unless empty
    double perMegapixel = 0;       //!< USD; 0 = not published
    int usualSteps = 0;            //!< what the price is for
};

[[nodiscard]] const std::vector<SimTogetherModel> &simTogetherModels();
//! nullptr when unknown.
[[nodiscard]] const SimTogetherModel *findSimTogetherModel(const QString &name);

//! An entry of `GET /v1/models`.
[[nodiscard]] OrderedJson olderEntry(const SimTogetherModel &model);
//! An entry of `GET /v2/supported-models`.
[[nodiscard]] OrderedJson newerEntry(const SimTogetherModel &model);

} // namespace limner
