#pragma once

#include "core/base/errands.h"
#include "core/jobs/job.h"
#include "core/library/inputs.h"
#include "ui/compose/form/parameterfield.h"

#include <QObject>

namespace limner {

//! Brings the files that go into a model into the library, off the window's thread, and names them
//! in the drafts.
class InputReader final : public QObject {
    Q_OBJECT
public:
    InputReader(const Inputs &inputs, QObject *parent);

    //! Answers in the order it was asked; at once where there is nothing to read.
    void read(const QList<JobDraft> &drafts, const LocalFiles &files);

signals:
    void done(const QList<limner::JobDraft> &drafts);
    void failed(const limner::Error &error);

private:
    Inputs m_inputs;
    Errands m_errands{this};
};

} // namespace limner
