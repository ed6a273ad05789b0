#pragma once

#include "core/schema/carryover.h"
#include "ui/compose/compare/comparedraft.h"
#include "ui/compose/compare/comparejobs.h"
#include "ui/compose/form/formbody.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace limner {

class CompareHead;
class IconButton;

//! One model among several: its line, and behind it a form of what it alone is told. Until its
//! schema is here, or when that cannot be had, it says so, and the others run without it.
class CompareRow final : public QWidget {
    Q_OBJECT
public:
    explicit CompareRow(ComparedModel model, QWidget *parent = nullptr);

    [[nodiscard]] const QString &provider() const { return m_model.provider; }
    [[nodiscard]] const QString &model() const { return m_model.model; }
    //! Builds its form; what was set before stays as far as the schema knows it.
    void setSchema(const ModelSchema &schema);
    //! Why there is none.
    void setFailure(const QString &words);
    //! It can be asked for a picture.
    [[nodiscard]] bool isReady() const { return m_form != nullptr; }
    [[nodiscard]] const ModelSchema &schema() const { return m_schema; }
    [[nodiscard]] bool takesNegative() const { return m_takesNegative; }
    //! What all are told; says what becomes of it here.
    void tellShared(const Json &shared);
    void setPrice(const QString &price);
    void setOpen(bool open);

    [[nodiscard]] ComparedModel draft() const;
    void setValues(const Json &values);
    //! As it stands, whether right or wrong.
    [[nodiscard]] ModelWish wish() const;
    struct Answer {
        ModelWish wish = {};
        LocalFiles files = {};
        bool isGood = false;
    };
    //! Checks its own values and the shared ones; opens and says what is wrong.
    [[nodiscard]] Answer check();
    //! "flux-dev: image is missing"; "" = nothing.
    [[nodiscard]] QString complaint() const;
    void showMissing(const QStringList &inputs);

signals:
    void edited();
    void removeWanted();
    void retryWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void layOut();
    void showWords();
    void showNote();
    void showOpen();
    [[nodiscard]] QString shortName() const;
    [[nodiscard]] QString summary() const;

    ComparedModel m_model;
    ModelSchema m_schema = {};
    ModelSchema m_own = {};
    Json m_shared = Json::object();
    std::vector<ValueChange> m_changes = {}; //!< of the shared values
    QString m_failure = {};
    QString m_problem = {}; //!< of a shared value in this model
    bool m_takesNegative = false;
    CompareHead *m_head = nullptr;
    IconButton *m_remove = nullptr;
    QWidget *m_body = nullptr;
    QLabel *m_note = nullptr;
    QPushButton *m_retry = nullptr;
    FormBody *m_form = nullptr;
};

} // namespace limner
